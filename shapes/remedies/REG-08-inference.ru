# Makes the inference suggest what it affirmed; what it denied is told in words.
DELETE { $this sg2:affirms ?affirmed ; sg2:denies ?denied . }
INSERT { $this sg2:suggests ?affirmed ; sg2:says ?words . }
WHERE {
    OPTIONAL { $this sg2:affirms ?affirmed }
    OPTIONAL { $this sg2:denies ?denied }
    OPTIONAL { $this sg2:says ?told }
    BIND ( IF(BOUND(?denied) && !BOUND(?told), fill:says, ?nothing) AS ?words )
}
