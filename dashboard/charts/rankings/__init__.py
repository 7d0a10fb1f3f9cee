"""Who or what first?"""
