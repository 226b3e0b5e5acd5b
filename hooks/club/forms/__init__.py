"""The three doors through which a case study comes in, all made from its model: the issue form, the page of GitHub
that opens with a skeleton, and the skeleton itself."""
