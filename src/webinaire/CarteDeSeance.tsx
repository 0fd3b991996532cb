import { Etiquette } from '#interface/Etiquette.tsx'
import { Grille } from '#interface/Grille.tsx'
import type { Referentiel } from '#referentiel/referentiel.ts'
import { aParis } from '#socle/dates.ts'
import { accueilleDesInscriptions } from './inscription/inscription.ts'
import { aUnEnregistrement, dateEnMots, momentDe, type Seance, urlSeance } from './seance.ts'

type Props = {
  seance: Seance
  referentiel: Referentiel
  /** Les noms des partenaires, déjà lus. */
  partenaires: string[]
  niveau?: 3 | 4 | undefined
  /** Vrai : propose de s'inscrire. */
  invite?: boolean | undefined
}

type PropsDesSeances = Omit<Props, 'seance' | 'partenaires'> & {
  seances: Seance[]
  /** Les noms des organisations qu'elles citent, s'il faut les dire. */
  noms?: ReadonlyMap<number, string>
}

/** Des séances à la suite. */
export function Seances({ seances, noms, referentiel, niveau, invite }: PropsDesSeances) {
  const partenaires = ({ contributionIds, partenaireIds }: Seance) =>
    [...new Set([...contributionIds, ...partenaireIds])].flatMap((id) => noms?.get(id) ?? [])
  return (
    <Grille de={seances} classe="seances">
      {(seance) => <CarteDeSeance {...{ seance, referentiel, niveau, invite }} partenaires={partenaires(seance)} />}
    </Grille>
  )
}

/** Une séance dans une liste : sa date à gauche, comme dans un agenda ; ce dont on y parle à droite. */
function CarteDeSeance({ seance, referentiel, partenaires, niveau = 3, invite = false }: Props) {
  const Titre = `h${niveau}` as const
  const thematiques = seance.termeIds.flatMap((id) => referentiel.parId(id) ?? []).filter(({ liste }) => liste === 'thematique')
  return (
    <article class="seance-carte">
      <DateDeSeance seance={seance} />
      <div class="seance-carte-texte">
        <p class="seance-carte-quand">
          {dateEnMots(seance)} <EtatDeSeance seance={seance} />
        </p>
        <Titre class="fiche-titre">
          <a href={urlSeance(seance)}>{seance.titre}</a>
        </Titre>
        {seance.question && <p class="seance-carte-question">{seance.question}</p>}
        {partenaires.length > 0 && <p class="discret">Avec {partenaires.join(', ')}</p>}
        {thematiques.length > 0 && (
          <div class="etiquettes">
            {thematiques.slice(0, 3).map((terme) => (
              <Etiquette key={terme.id} teinte="thematique">
                {terme.libelle}
              </Etiquette>
            ))}
          </div>
        )}
        {invite && accueilleDesInscriptions(seance) && (
          <p class="seance-carte-acte">
            <a class="bouton bouton-secondaire" href={`${urlSeance(seance)}#inscription`}>
              S'inscrire<span class="visuellement-cache"> à « {seance.titre} »</span>
            </a>
          </p>
        )}
      </div>
    </article>
  )
}

/** Le jour en grand, comme un feuillet ; la date entière est écrite à côté. */
function DateDeSeance({ seance }: { seance: Seance }) {
  const date = aParis(seance.debut)
  return (
    <p class="seance-date" aria-hidden="true">
      <span class="seance-date-jour">{date.day}</span>
      <span class="seance-date-mois">{date.toFormat('LLL')}</span>
      <span class="seance-date-annee">{date.year}</span>
    </p>
  )
}

/** Ce qu'il faut savoir avant de cliquer : annulée, en direct, à revoir, rencontre. */
export function EtatDeSeance({ seance }: { seance: Seance }) {
  const moment = momentDe(seance)
  return (
    <>
      {seance.genre === 'rencontre' && <Etiquette teinte="sphere">Rencontre</Etiquette>}{' '}
      {seance.etat === 'annulee' && <Etiquette teinte="etat">Annulée</Etiquette>}
      {seance.etat === 'annoncee' && moment === 'en-direct' && <Etiquette teinte="pratique">En direct</Etiquette>}
      {seance.etat === 'annoncee' && moment === 'passee' && aUnEnregistrement(seance) && <Etiquette teinte="profil">À revoir</Etiquette>}
    </>
  )
}
