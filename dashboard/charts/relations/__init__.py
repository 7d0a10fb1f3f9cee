"""Where do two things meet?"""
