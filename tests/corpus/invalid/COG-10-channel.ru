# Neighbours cannot complain anywhere; the book is for cooks and households only.
# base: co-governed-example

DELETE DATA { :complaints sg2:openTo :neighbours }
