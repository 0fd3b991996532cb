import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Db } from '#socle/db.ts'
import { avecParametres } from '#socle/urls.ts'
import { territoireFiltre } from '#territoire/lieu-filtre.ts'
import { type ActeursIci, nomEtCode, type Territoire } from '#territoire/territoire.ts'
import { urlActeur } from './acteur.ts'
import { listApercus } from './annuaire.repository.ts'
import type { Filtre } from './annuaire.ts'
import { countFacettes, countFiches } from './facettes.repository.ts'

const premiersMontres = 6

/** Qui agit sur un territoire : combien, pour quelles pratiques et thématiques, et les premiers, catalyseurs d'abord. */
export async function quiAgitIci(db: Db, territoire: Territoire): Promise<ActeursIci> {
  const referentiel = await chargerReferentiel(db)
  const filtre: Filtre = {
    catalyseurs: false,
    tsquery: null,
    termes: {},
    territoire: await territoireFiltre(db, territoire),
    tri: 'proximite',
  }
  const catalyseurs: Filtre = { ...filtre, catalyseurs: true }
  const tri = filtre.territoire?.point ? 'proximite' : 'nom'
  const [total, facettes, liens, autres] = await Promise.all([
    countFiches(db, filtre),
    countFacettes(db, filtre),
    listApercus(db, { ...catalyseurs, tri }, { limite: premiersMontres }),
    listApercus(db, { ...filtre, tri }, { limite: premiersMontres }),
  ])
  const lieu = nomEtCode(territoire)
  const compter = (liste: 'pratique' | 'thematique') =>
    referentiel.liste(liste).flatMap((terme) => {
      const compte = facettes.get(terme.id) ?? 0
      return compte > 0
        ? [{ libelle: terme.libelle, compte, href: avecParametres('/acteurs', { territoire: lieu, [liste]: terme.code }) }]
        : []
    })
  const premiers = [...new Map([...liens, ...autres].map((apercu) => [apercu.id, apercu])).values()].slice(0, premiersMontres)
  return {
    total,
    parPratique: compter('pratique'),
    parThematique: compter('thematique'),
    premiers: premiers.map((apercu) => ({ nom: apercu.nom, href: urlActeur(apercu), resume: apercu.resume })),
    lienTous: avecParametres('/acteurs', { territoire: lieu }),
    lienProposer: avecParametres('/acteurs/proposer', { territoires: lieu }),
  }
}
