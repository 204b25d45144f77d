"""The figures that a request asks for, read from sentences, lists, tables and scans."""
