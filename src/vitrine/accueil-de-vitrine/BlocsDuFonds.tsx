import { type Apercu, urlActeur } from '#acteur/acteur.ts'
import { CarteDeVisite } from '#acteur/CarteDeVisite.tsx'
import { CarteDeFiches } from '#fiche/catalogue/carte/CarteDeFiches.tsx'
import { Fiche } from '#interface/Fiche.tsx'
import { Grille } from '#interface/Grille.tsx'
import { CarteDeParcours } from '#parcours/lire/CarteDeParcours.tsx'
import { FicheDeRessource } from '#ressource/CarteDeRessource.tsx'
import { nombre, pluriel } from '#socle/texte.ts'
import { avecParametres } from '#socle/urls.ts'
import { aUnEnregistrement, dateEnMots, type Seance, urlSeance } from '#webinaire/seance.ts'
import type { BlocLu, VueDeVitrine } from './rassembler-vitrine.ts'

type De<G extends BlocLu['genre']> = { bloc: Extract<BlocLu, { genre: G }>; vue: VueDeVitrine }

export function Chiffres({ bloc, vue: { selection } }: De<'chiffres'>) {
  const comptes = [
    { compte: bloc.catalyseurs, mots: ['catalyseur', 'catalyseurs'], href: selection.url('/catalyseurs') },
    { compte: bloc.acteurs, mots: ['acteur', 'acteurs'], href: selection.url('/acteurs') },
    { compte: bloc.ressources, mots: ['ressource', 'ressources'], href: selection.url('/ressources', { territoire: '' }) },
    { compte: bloc.parcours, mots: ['parcours', 'parcours'], href: '/parcours' },
  ].filter(({ compte }) => compte > 0)
  if (comptes.length === 0) return <p class="discret">Rien à compter encore dans cette sélection.</p>
  return (
    <ul class="vitrine-chiffres">
      {comptes.map(({ compte, mots, href }) => (
        <li key={href}>
          <a href={href}>
            <strong>{nombre(compte)}</strong> {mots[compte < 2 ? 0 : 1]}
          </a>
        </li>
      ))}
    </ul>
  )
}

export function Carte({ bloc, vue: { selection } }: De<'carte'>) {
  return (
    <div class="vitrine-carte">
      <CarteDeFiches
        carte={bloc.carte}
        titre="Les catalyseurs de cette sélection"
        versDepartement={(code) => selection.url('/catalyseurs', { territoire: code })}
      />
      <p>
        <a href={selection.url('/catalyseurs')}>{pluriel(bloc.total, 'catalyseur', 'catalyseurs')}, en liste</a>
      </p>
    </div>
  )
}

export function Catalyseurs({ bloc, vue: { selection, referentiel } }: De<'catalyseurs'>) {
  if (bloc.apercus.length === 0)
    return (
      <p>
        Aucun catalyseur connu dans cette sélection. <a href="/acteurs/proposer">Faites connaître une organisation</a>.
      </p>
    )
  return (
    <>
      <Grille de={bloc.apercus}>{(apercu) => <CarteDeVisite apercu={apercu} referentiel={referentiel} />}</Grille>
      <p>
        <a href={selection.url('/catalyseurs')}>Tous les catalyseurs de cette sélection ({nombre(bloc.total)})</a>
      </p>
    </>
  )
}

export function Ressources({ bloc, vue: { selection, referentiel } }: De<'ressources'>) {
  const tout = selection.url('/ressources', { territoire: '', ...(bloc.type ? { type: bloc.type } : {}) })
  if (bloc.apercus.length === 0)
    return (
      <p>
        Aucune ressource encore ici. <a href="/ressources/contribuer">Partagez la première</a>.
      </p>
    )
  return (
    <>
      <Grille de={bloc.apercus}>{(ressource) => <FicheDeRessource ressource={ressource} referentiel={referentiel} />}</Grille>
      <p>
        <a href={tout}>Toutes les ressources de cette sélection</a>
      </p>
    </>
  )
}

export function Webinaires({ bloc: { aVenir, passees } }: Pick<De<'webinaires'>, 'bloc'>) {
  const seances = aVenir.length > 0 ? aVenir : passees
  return (
    <>
      {seances.length === 0 && <p>Aucune séance annoncée pour le moment.</p>}
      {aVenir.length === 0 && seances.length > 0 && <p class="discret">Pas de date à venir pour le moment ; les dernières séances :</p>}
      <Grille de={seances}>{(seance) => <FicheDeSeance seance={seance} />}</Grille>
      <p>
        <a href="/webinaires">Toutes les séances, et l'agenda auquel s'abonner</a>
      </p>
    </>
  )
}

export function FicheDeSeance({ seance }: { seance: Seance }) {
  return (
    <Fiche titre={seance.titre} href={urlSeance(seance)} surtitre={dateEnMots(seance)} pied={aUnEnregistrement(seance) && 'À revoir'}>
      {seance.question || seance.resume}
    </Fiche>
  )
}

export function ParcoursMontres({ bloc: { parcours } }: Pick<De<'parcours'>, 'bloc'>) {
  if (parcours.length === 0) return <p>Aucun parcours publié pour le moment.</p>
  return (
    <>
      <Grille de={parcours}>{(un) => <CarteDeParcours parcours={un} niveau={3} />}</Grille>
      <p>
        <a href="/parcours">Tous les parcours, en 2 h, 4 h ou 12 h</a>
      </p>
    </>
  )
}

export function Thematiques({ vue: { referentiel } }: { vue: Pick<VueDeVitrine, 'referentiel'> }) {
  return (
    <ul class="vitrine-thematiques">
      {referentiel.liste('thematique').map(({ id, code, libelle, definition }) => (
        <li key={id}>
          <a href={`/thematiques/${code}`}>{libelle}</a>
          <p>{definition}</p>
        </li>
      ))}
    </ul>
  )
}

export function Pratiques({ bloc: { exemples }, vue: { referentiel } }: De<'pratiques'>) {
  return (
    <ol class="vitrine-pratiques">
      {referentiel.liste('pratique').map((pratique) => (
        <li key={pratique.id}>
          <h3>
            <a href={avecParametres('/catalyseurs', { pratique: pratique.code })}>{pratique.libelle}</a>
          </h3>
          <p>{pratique.definition}</p>
          <Exemples apercus={exemples.get(pratique.id) ?? []} />
        </li>
      ))}
    </ol>
  )
}

function Exemples({ apercus }: { apercus: readonly Apercu[] }) {
  if (apercus.length === 0) return null
  return (
    <p class="discret">
      Par exemple :{' '}
      {apercus.map((apercu, rang) => (
        <>
          {rang > 0 && ', '}
          <a key={apercu.id} href={urlActeur(apercu)}>
            {apercu.nom}
          </a>
        </>
      ))}
    </p>
  )
}
