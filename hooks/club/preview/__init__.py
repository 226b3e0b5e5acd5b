"""What a proposal changes, in one file: pages of the built site that open from a disk, without the site around them."""
