"""`python -m founders_timeline`, for where the command is not on the path."""

from founders_timeline.start import main

if __name__ == "__main__":
    main()
