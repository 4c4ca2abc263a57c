"""How the shipped English model is made. Not part of the installed package; see training/README.md."""
