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
import { Section } from '#interface/Section.tsx'
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

/** Pour la page d'un territoire : qui y agit ; sans personne encore, ce qu'on peut faire. */
export async function quiAgitIci(db: Db, territoireId: number): Promise<ComponentChildren> {
  const territoire = await findById(db, territoireId)
  return territoire ? <QuiAgitIci {...(await rassembler(db, territoire))} /> : null
}

// Combien, pour quelles pratiques et thématiques, et les premiers, catalyseurs d'abord.
async function rassembler(db: Db, territoire: Territoire) {
  const referentiel = await chargerReferentiel(db)
  const ici = await territoireFiltre(db, territoire)
  const tri = ici.point ? 'proximite' : 'nom'
  const question: Question = { tsquery: null, criteres: critereDuLieu(acteurs, ici), tri, pres: ici.point }
  const tous = await trouver(db, acteurs, question)
  const [total, comptes, liens, autres] = await Promise.all([
    compter(db, tous),
    compterFacettes(db, tous, await lireGroupes(db, referentiel, comptees)),
    listPremiers(db, catalyseurs, premiersMontres, question),
    listPage(db, tous, { limite: premiersMontres }),
  ])
  const lieu = nomEtCode(territoire)
  const parTermes = (liste: 'pratique' | 'thematique') =>
    referentiel.liste(liste).flatMap(({ id, code, libelle }) => {
      const compte = comptes.get(liste)?.get(id) ?? 0
      return compte > 0 ? [{ libelle, compte, href: avecParametres('/acteurs', { territoire: lieu, [liste]: code }) }] : []
    })
  const premiers = [...new Map([...liens, ...autres].map((apercu) => [apercu.id, apercu])).values()].slice(0, premiersMontres)
  return { total, lieu, premiers, parPratique: parTermes('pratique'), parThematique: parTermes('thematique') }
}

type Ici = Awaited<ReturnType<typeof rassembler>>

function QuiAgitIci({ total, lieu, premiers, parPratique, parThematique }: Ici) {
  if (total === 0) {
    const proposer = avecParametres('/acteurs/proposer', { territoires: lieu })
    return (
      <Section id="qui-agit" titre="Qui agit ici ?" classe="territoire-acteurs">
        <EtatVide niveau={3} titre="Personne n'est encore inscrit ici" actions={<Bouton href={proposer}>Proposer une fiche</Bouton>}>
          <p>Vous agissez ici, ou vous connaissez qui le fait ? La première fiche aidera les suivantes.</p>
        </EtatVide>
      </Section>
    )
  }
  return (
    <Section id="qui-agit" titre="Qui agit ici ?" classe="territoire-acteurs">
      <p>{pluriel(total, 'organisation agit', 'organisations agissent')} sur ce territoire.</p>
      <Comptes titre="Par pratique" comptes={parPratique} teinte="pratique" />
      <Comptes titre="Par thématique" comptes={parThematique} teinte="thematique" />
      <ul class="territoire-premiers">
        {premiers.map((apercu) => (
          <li key={apercu.id}>
            <a href={urlActeur(apercu)}>{apercu.nom}</a>
            {apercu.resume && <p>{apercu.resume}</p>}
          </li>
        ))}
      </ul>
      <BoutonVers href={avecParametres('/acteurs', { territoire: lieu })}>Voir toutes les fiches</BoutonVers>
    </Section>
  )
}

type PropsDesComptes = { titre: string; comptes: Ici['parPratique']; teinte: 'pratique' | 'thematique' }

function Comptes({ titre, comptes, teinte }: PropsDesComptes) {
  if (comptes.length === 0) return null
  return (
    <div>
      <h3>{titre}</h3>
      <ul class="territoire-comptes">
        {comptes.map(({ libelle, compte, href }) => (
          <li key={href}>
            <Etiquette teinte={teinte} href={href}>{`${libelle} (${compte})`}</Etiquette>
          </li>
        ))}
      </ul>
    </div>
  )
}
