"""`python -m zugong_desk` is the same door as the `zugong-desk` command."""

from zugong_desk.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
