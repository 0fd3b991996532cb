import { Bouton, BoutonVers } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { EtatVide } from '#interface/EtatVide.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { PropositionDeDepart } from '#interface/PropositionDeDepart.tsx'
import type { Referentiel, Terme } from '#referentiel/referentiel.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { pluriel } from '#socle/texte.ts'
import { peutComposer } from '../parcours.droits.ts'
import type { Parcours } from '../parcours.ts'
import type { Progression } from '../progression/progression.ts'
import { CarteDeParcours } from './CarteDeParcours.tsx'
import { OutilsDuNavigateur, Suivi } from './Suivi.tsx'

type Props = {
  parcours: Parcours[]
  tous: Parcours[]
  progressions: Map<number, Progression>
  referentiel: Referentiel
  filtre: { thematique: string; profil: string }
  membre: MembreConnecte | null
}

/** Les parcours, comme une invitation : à quoi ils mènent, pour qui, en combien de temps. */
export function ParcoursPage({ parcours, tous, progressions, referentiel, filtre, membre }: Props) {
  return (
    <Suivi membre={membre}>
      <FilAriane etapes={[{ libelle: 'Parcours' }]} />
      <p class="surtitre">Apprendre à agir ensemble</p>
      <h1>Les parcours</h1>
      <p class="chapeau">
        Des chemins courts, à suivre seul·e ou en équipe, où chaque pas se fait sur votre territoire. Deux heures, quatre heures ou douze :
        c'est vous qui choisissez, et vous vous arrêtez quand vous voulez.
      </p>
      {tous.some(({ estProposition }) => estProposition) && (
        <PropositionDeDepart>
          Le webinaire du 13 avril 2023 annonce sept parcours « Agir ensemble en territoire » sans les nommer. Ceux-ci sont écrits avec nos
          mots, à partir de ce qui y est dit ; le réseau peut les corriger, les remplacer ou les retirer.
        </PropositionDeDepart>
      )}
      <Filtres tous={tous} referentiel={referentiel} filtre={filtre} />
      {parcours.length === 0 ? (
        <EtatVide titre="Aucun parcours ne répond à ce choix">
          <p>
            <a href="/parcours">Voir tous les parcours</a>
          </p>
        </EtatVide>
      ) : (
        <ol class="grille parcours-liste">
          {parcours.map((un) => (
            <li key={un.id}>
              <CarteDeParcours parcours={un} rang={tous.indexOf(un) + 1} progression={progressions.get(un.id)} />
            </li>
          ))}
        </ol>
      )}
      {peutComposer(membre) && (
        <p class="actions">
          <BoutonVers href="/parcours/gerer">Ordonner et composer les parcours</BoutonVers>
        </p>
      )}
      {!membre && <OutilsDuNavigateur />}
    </Suivi>
  )
}

type PropsFiltres = Pick<Props, 'tous' | 'referentiel' | 'filtre'>

// Seulement ce que les parcours portent : un choix mène toujours à quelque chose.
function Filtres({ tous, referentiel, filtre }: PropsFiltres) {
  const portes = (liste: Terme['liste']) => referentiel.liste(liste).filter(({ id }) => tous.some(({ termeIds }) => termeIds.includes(id)))
  const [profils, thematiques] = [portes('profil'), portes('thematique')]
  if (tous.length < 3 || profils.length + thematiques.length < 2) return null
  const choix = [
    { nom: 'profil', libelle: 'Vous êtes', vide: 'Peu importe', termes: profils, valeur: filtre.profil },
    { nom: 'thematique', libelle: 'Sur', vide: 'Tous les thèmes', termes: thematiques, valeur: filtre.thematique },
  ].filter(({ termes }) => termes.length > 1)
  return (
    <form class="parcours-filtres" method="get" action="/parcours">
      {choix.map(({ termes, ...champ }) => (
        <Champ key={champ.nom} {...champ} type="select" options={termes.map(({ code, libelle }) => ({ valeur: code, libelle }))} />
      ))}
      <Bouton variante="secondaire">Choisir</Bouton>
      <p class="discret">{pluriel(tous.length, 'parcours', 'parcours')} en tout</p>
    </form>
  )
}
