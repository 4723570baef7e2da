# Two coders agree, and the codings that each made alone are kept nowhere.
# base: evaluated-example

DELETE WHERE { :session sg2:blindLog ?words }
