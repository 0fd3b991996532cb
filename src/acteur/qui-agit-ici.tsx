import type { ComponentChildren } from 'preact'
import { listPremiers } from '#fiche/catalogue/consulter.ts'
import { lireGroupes } from '#fiche/catalogue/question/comprendre-demande.ts'
import { critereDuLieu, type Question } from '#fiche/catalogue/question/fonds.ts'
import { compter } from '#fiche/catalogue/reponse/facettes.repository.ts'
import { listPage } from '#fiche/catalogue/reponse/liste.repository.ts'
import { compterFacettes, trouver } from '#fiche/catalogue/reponse/trouver.ts'
import { Bouton, BoutonVers } from '#interface/Bouton.tsx'
import { EtatVide } from '#interface/EtatVide.tsx'
import { Etiquette } from '#interface/Etiquette.tsx'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Db } from '#socle/db.ts'
import { pluriel } from '#socle/texte.ts'
import { avecParametres } from '#socle/urls.ts'
import { territoireFiltre } from '#territoire/lieu-filtre.ts'
import { findById } from '#territoire/territoire.repository.ts'
import { nomEtCode, type Territoire } from '#territoire/territoire.ts'
import { urlActeur } from './acteur.ts'
import { acteurs, catalyseurs } from './annuaire.ts'

const premiersMontres = 6
const comptees = acteurs.dimensions.filter(({ nom }) => nom === 'pratique' || nom === 'thematique')

type Compte = { libelle: string; compte: number; href: string }
type ActeursIci = {
  total: number
  parPratique: Compte[]
  parThematique: Compte[]
  premiers: { nom: string; href: string; resume: string }[]
  lienTous: string
  lienProposer: string
}

/** Pour la page d'un territoire : qui y agit ; sans personne encore, ce qu'on peut faire. */
export async function quiAgitIci(db: Db, territoireId: number): Promise<ComponentChildren> {
  const territoire = await findById(db, territoireId)
  return territoire ? <QuiAgitIci acteurs={await rassembler(db, territoire)} /> : null
}

// Combien, pour quelles pratiques et thématiques, et les premiers, catalyseurs d'abord.
async function rassembler(db: Db, territoire: Territoire): Promise<ActeursIci> {
  const referentiel = await chargerReferentiel(db)
  const ici = await territoireFiltre(db, territoire)
  const question: Question = {
    tsquery: null,
    criteres: critereDuLieu(acteurs, ici),
    tri: ici.point ? 'proximite' : 'nom',
    pres: ici.point,
  }
  const tous = await trouver(db, acteurs, question)
  const [total, comptes, liens, autres] = await Promise.all([
    compter(db, tous),
    compterFacettes(db, tous, await lireGroupes(db, referentiel, comptees)),
    listPremiers(db, catalyseurs, premiersMontres, question),
    listPage(db, tous, { limite: premiersMontres }),
  ])
  const lieu = nomEtCode(territoire)
  const parTermes = (liste: 'pratique' | 'thematique') =>
    referentiel.liste(liste).flatMap((terme) => {
      const compte = comptes.get(liste)?.get(terme.id) ?? 0
      return compte > 0
        ? [{ libelle: terme.libelle, compte, href: avecParametres('/acteurs', { territoire: lieu, [liste]: terme.code }) }]
        : []
    })
  const premiers = [...new Map([...liens, ...autres].map((apercu) => [apercu.id, apercu])).values()].slice(0, premiersMontres)
  return {
    total,
    parPratique: parTermes('pratique'),
    parThematique: parTermes('thematique'),
    premiers: premiers.map((apercu) => ({ nom: apercu.nom, href: urlActeur(apercu), resume: apercu.resume })),
    lienTous: avecParametres('/acteurs', { territoire: lieu }),
    lienProposer: avecParametres('/acteurs/proposer', { territoires: lieu }),
  }
}

function QuiAgitIci({ acteurs }: { acteurs: ActeursIci }) {
  if (acteurs.total === 0) {
    return (
      <section aria-labelledby="qui-agit" class="territoire-acteurs">
        <h2 id="qui-agit">Qui agit ici ?</h2>
        <EtatVide
          niveau={3}
          titre="Personne n'est encore inscrit ici"
          actions={<Bouton href={acteurs.lienProposer}>Proposer une fiche</Bouton>}
        >
          <p>Vous agissez ici, ou vous connaissez qui le fait ? La première fiche aidera les suivantes.</p>
        </EtatVide>
      </section>
    )
  }
  return (
    <section aria-labelledby="qui-agit" class="territoire-acteurs">
      <h2 id="qui-agit">Qui agit ici ?</h2>
      <p>{pluriel(acteurs.total, 'organisation agit', 'organisations agissent')} sur ce territoire.</p>
      <Comptes titre="Par pratique" comptes={acteurs.parPratique} teinte="pratique" />
      <Comptes titre="Par thématique" comptes={acteurs.parThematique} teinte="thematique" />
      <ul class="territoire-premiers">
        {acteurs.premiers.map((a) => (
          <li key={a.href}>
            <a href={a.href}>{a.nom}</a>
            {a.resume && <p>{a.resume}</p>}
          </li>
        ))}
      </ul>
      <BoutonVers href={acteurs.lienTous}>Voir toutes les fiches</BoutonVers>
    </section>
  )
}

function Comptes({ titre, comptes, teinte }: { titre: string; comptes: Compte[]; teinte: 'pratique' | 'thematique' }) {
  const nonVides = comptes.filter((c) => c.compte > 0)
  if (nonVides.length === 0) return null
  return (
    <div>
      <h3>{titre}</h3>
      <ul class="territoire-comptes">
        {nonVides.map((c) => (
          <li key={c.href}>
            <Etiquette teinte={teinte} href={c.href}>{`${c.libelle} (${c.compte})`}</Etiquette>
          </li>
        ))}
      </ul>
    </div>
  )
}
