"""What the README's figures are measured with. Run them with ``make bench``."""
