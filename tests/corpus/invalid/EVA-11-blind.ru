# It is not told where the codings are kept that each coder made alone.
# base: evaluated-example

DELETE WHERE { :session sg2:blindLog ?words }
