"""Forms made from declared fields, and what people type into them.

In: a record's file, and later the names and texts of its form. Out: boxes to lay out, fields as
files keep them, and for every problem the box it stands beside.
"""
