# It is not told who paid for the figure of the dock workers' wait.
# base: evaluated-example

DELETE WHERE { :o-wait-dockworkers sg2:fundingNote ?words }
