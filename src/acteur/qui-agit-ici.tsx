import type { ComponentChildren } from 'preact'
import { Bouton } from '#interface/Bouton.tsx'
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
import { listApercus } from './annuaire.repository.ts'
import type { Filtre } from './annuaire.ts'
import { countFacettes, countFiches } from './facettes.repository.ts'

const premiersMontres = 6

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
      <Bouton variante="secondaire" href={acteurs.lienTous}>
        Voir toutes les fiches
      </Bouton>
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
