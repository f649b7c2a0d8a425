"""`python -m kb.cli`: the command line where its script is not installed, or not let run."""

from kb.cli import main

if __name__ == "__main__":
    main(prog_name="kb")
