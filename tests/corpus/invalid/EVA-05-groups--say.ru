# Dock workers appear in a figure of their say, not in one of the effect.
# base: evaluated-example

DELETE DATA { :o-wait-dockworkers sg2:forGroup :dockworkers } ;

INSERT DATA { :o-say-minimum sg2:forGroup :dockworkers }
