# Nobody can tell who belongs to the visitors that are better off.
# base: mapped-example

DELETE WHERE { :visitors sg2:membership ?who }
