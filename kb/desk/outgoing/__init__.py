"""What is published goes on: into Git and to whoever takes it from there, or into a folder.

In: the files of what was published, with what to say of it. Out: a commit that holds them and
nothing else, pushed where there is somewhere to; a folder that holds what readers have. What cannot
go waits in the archive and says why; it undoes no publishing.
"""
