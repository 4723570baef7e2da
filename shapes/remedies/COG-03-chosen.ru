# Says how those who speak for affected people were chosen.
INSERT { $this sg2:howChosen fill:howChosen }
