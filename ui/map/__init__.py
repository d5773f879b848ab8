"""The map: places on tiles of a file that the team supplies, or on a plain grid."""
