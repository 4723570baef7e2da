# Half reached affected people, and it is not told half of what.
# base: evaluated-example

DELETE WHERE { :o-share sg2:denominator ?words }
