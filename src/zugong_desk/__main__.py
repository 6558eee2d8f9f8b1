"""`python -m zugong_desk` is the same door as the `zugong-desk` command; a frozen program is also its own child."""

import sys

from zugong_desk.reading.apart.process import FLAG

if __name__ == "__main__":
    if sys.argv[1:2] == [FLAG]:  # no interpreter stands beside a frozen program that could run the child
        from zugong_desk.reading.apart import child

        child.main()
    from zugong_desk.cli import main

    raise SystemExit(main())
