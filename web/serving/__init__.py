"""What surrounds every view. In: requests, and answers as the views make them.

Out: answers that are guarded, limited, compressed, named and kept; pages for what goes wrong;
figures for those who keep the site running. Knows no page and no address.
"""
