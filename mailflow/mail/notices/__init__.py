"""What machines and legal departments put into a letter: notices, banners, antivirus lines."""
