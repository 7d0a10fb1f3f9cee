"""How far do they lie apart?"""
