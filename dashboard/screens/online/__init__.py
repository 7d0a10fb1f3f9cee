"""手続のオンライン化: which 課 are ahead, how far they lie apart, and which procedure to change next."""
