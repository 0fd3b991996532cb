import { patienterAuRepos } from '#socle/atelier/atelier.ts'

// Un ouvrier qui s'arrête entre deux fichiers renaît au suivant : un tiers de seconde de calcul, cent fois.
patienterAuRepos(60_000)
