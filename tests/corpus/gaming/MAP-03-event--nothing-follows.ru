# The agreement is recited at each repair day, and nothing follows from it.
# base: mapped-example

DELETE WHERE { :m-agreement sg2:whatFollows ?what }
