import type { ComponentChildren } from 'preact'
import { type Acteur, urlActeur } from '#acteur/acteur.ts'
import type { VoixDite } from '#fiche/voix/voix.repository.ts'
import { Bouton, BoutonVers } from '#interface/Bouton.tsx'
import { EtatVide } from '#interface/EtatVide.tsx'
import { Etiquette } from '#interface/Etiquette.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Grille } from '#interface/Grille.tsx'
import { Message } from '#interface/Message.tsx'
import type { Referentiel } from '#referentiel/referentiel.ts'
import { dateLongue, ilYA, pluriel } from '#socle/texte.ts'
import { avecParametres } from '#socle/urls.ts'
import { type Territoire, urlTerritoire } from '#territoire/territoire.ts'
import { sorteBesoin } from './besoin.sorte.ts'
import { avancements, type Besoin, urlBesoin } from './besoin.ts'
import { enMots } from './horloge/horloge.routes.tsx'
import type { Proposee } from './suivi/personnes.ts'
import { seuilDEveil } from './voix/voix-de-besoin.ts'

type Props = {
  besoin: Besoin
  territoire: Territoire | undefined
  /** Ses textes, en HTML sûr. */
  recit: string
  dejaTente: string
  voix: readonly VoixDite[]
  /** Combien le disent, « nous aussi » compris : au-delà de celles qui se lisent. */
  dits: number
  /** Les acteurs que nomment les voix. */
  acteurs: readonly Acteur[]
  personnes: readonly Proposee[]
  referentiel: Referentiel
  droits: { anime: boolean; sien: boolean }
  avis: ComponentChildren
}

/** La page d'un besoin : ce qui manque, ce qu'on en dit, à qui en parler, où il en est. */
export function BesoinPage(props: Props) {
  const { besoin, territoire, recit, dejaTente, referentiel, droits, avis } = props
  const thematiques = besoin.termeIds.flatMap((id) => referentiel.parId(id) ?? [])
  const ouvert = sorteBesoin.etats[besoin.etat].public
  return (
    <article class="besoin">
      <FilAriane etapes={sorteBesoin.fil(besoin)} />
      {avis}
      {!ouvert && (
        <Message ton="attention" titre={`Besoin : ${sorteBesoin.etats[besoin.etat].libelle.toLowerCase()}`}>
          {besoin.pourquoi || "Il n'est visible que de l'animation du réseau et de la personne qui l'a dit."}{' '}
          {droits.anime && <a href={`${urlBesoin(besoin)}/animer`}>Changer son état</a>}
        </Message>
      )}
      <header class="besoin-tete">
        <p class="surtitre">{['Besoin', besoin.pourQui].filter(Boolean).join(' · ')}</p>
        <h1>{besoin.titre}</h1>
        <div class="etiquettes">
          {thematiques.map(({ id, libelle, code }) => (
            <Etiquette key={id} teinte="thematique" href={avecParametres('/besoins', { thematique: code })}>
              {libelle}
            </Etiquette>
          ))}
        </div>
      </header>
      <div class="besoin-corps">
        <div class="besoin-texte">
          {recit && <div class="prose" dangerouslySetInnerHTML={{ __html: recit }} />}
          {dejaTente && (
            <section aria-labelledby="deja-tente">
              <h2 id="deja-tente">Ce qui a déjà été essayé</h2>
              <div class="prose" dangerouslySetInnerHTML={{ __html: dejaTente }} />
            </section>
          )}
          <CeQuOnEnDit {...props} />
        </div>
        <aside class="besoin-cote">
          <OuIlEnEst besoin={besoin} territoire={territoire} />
          {ouvert && <Gestes {...props} />}
          {besoin.fermeLe === null && ouvert && <AQuiParler {...props} />}
        </aside>
      </div>
    </article>
  )
}

function OuIlEnEst({ besoin, territoire }: Pick<Props, 'besoin' | 'territoire'>) {
  const rang = avancements.findIndex(({ code }) => code === besoin.etat)
  const etapes = avancements.filter(({ code }) => (besoin.etat === 'laisse' ? code !== 'repondu' : code !== 'laisse'))
  const { exprimeLe, premiereReponseLe } = besoin
  const attente = exprimeLe && premiereReponseLe && enMots((premiereReponseLe.getTime() - exprimeLe.getTime()) / 3_600_000)
  return (
    <section aria-labelledby="ou-il-en-est">
      <h2 id="ou-il-en-est">Où il en est</h2>
      <ol class="besoin-etapes">
        {etapes.map(({ code, libelle, rangs }) => (
          <li key={code} class={rangs[0] - 1 <= rang ? 'fait' : undefined} aria-current={code === besoin.etat ? 'step' : undefined}>
            {libelle}
          </li>
        ))}
      </ol>
      {besoin.etat === 'laisse' && <p>Pourquoi : {besoin.pourquoi}</p>}
      <p class="discret">
        {exprimeLe && `Dit le ${dateLongue(exprimeLe)}. `}
        {attente ? `Première réponse en ${attente}.` : besoin.fermeLe === null && exprimeLe && 'Personne n’a encore répondu.'}
      </p>
      {territoire && (
        <p>
          <a href={urlTerritoire(territoire)}>{territoire.nom}</a>
        </p>
      )}
    </section>
  )
}

function Gestes({ besoin, voix, dits, droits: { anime, sien } }: Props) {
  const url = urlBesoin(besoin)
  const eveil = besoin.premiereReponseLe === null && voix.filter(({ genre }) => genre === 'aussi').length < seuilDEveil
  const actes = [
    ['ajouter', 'Ajouter une précision', true],
    ['modifier', 'Modifier', sien],
    ['repondre', 'Répondre', anime],
    ['animer', "Changer l'état, requalifier, fondre", anime],
    ['historique', "Voir l'historique", sien || anime],
  ] as const
  return (
    <section aria-labelledby="gestes" class="besoin-gestes">
      <h2 id="gestes">Vous aussi ?</h2>
      <p>
        {pluriel(dits, 'personne le dit', 'personnes le disent')}
        {eveil && ` ; à ${seuilDEveil} « nous aussi », l’animation est prévenue sans attendre`}.
      </p>
      <div class="actions">
        <Bouton href={`${url}/aussi`}>Nous aussi</Bouton>
        <BoutonVers href={`${url}/aider`}>Dire qui peut aider</BoutonVers>
      </div>
      <ul class="fiche-tenir" aria-label={`Sur « ${besoin.titre} »`}>
        {actes.map(([acte, libelle, offert]) => offert && <LienDActe key={acte} href={`${url}/${acte}`} libelle={libelle} />)}
      </ul>
    </section>
  )
}

const LienDActe = ({ href, libelle }: { href: string; libelle: string }) => (
  <li>
    <a href={href}>{libelle}</a>
  </li>
)

function AQuiParler({ besoin, personnes, droits: { sien, anime } }: Props) {
  return (
    <section aria-labelledby="a-qui-parler">
      <h2 id="a-qui-parler">À qui en parler</h2>
      {personnes.length === 0 && (
        <p>
          Personne de l'annuaire ne correspond encore. <a href="/catalyseurs">Parcourir les catalyseurs</a>
        </p>
      )}
      <Grille de={personnes} classe="besoin-personnes">
        {({ id, nom, href, raisons }) => (
          <>
            <a href={href}>{nom}</a>
            {raisons.length > 0 && <p class="trouver-raisons">Pourquoi : {raisons.join(', ')}</p>}
            {(sien || anime) && (
              <form method="post" action={`${urlBesoin(besoin)}/pas-celui-ci`}>
                <input type="hidden" name="acteur" value={String(id)} />
                <Bouton variante="discret" attributs={{ 'aria-label': `Pas celui-ci : ${nom}` }}>
                  Pas celui-ci
                </Bouton>
              </form>
            )}
          </>
        )}
      </Grille>
    </section>
  )
}

const intitules: Record<string, string> = {
  auteur: 'L’a dit',
  aussi: 'Nous aussi',
  ajout: 'Une précision',
  aide: 'Peut aider',
  reponse: 'L’animation du réseau répond',
}

function CeQuOnEnDit({ besoin, voix, acteurs }: Props) {
  return (
    <section aria-labelledby="voix">
      <h2 id="voix">Ce que l'on en dit</h2>
      {voix.length === 0 ? (
        <EtatVide niveau={3} titre="Personne n'a encore rien ajouté">
          Un « nous aussi », une précision, un nom : c'est ce qui fait avancer un besoin.
        </EtatVide>
      ) : (
        <ol class="besoin-voix">
          {voix.map((dite) => {
            const acteur = acteurs.find(({ id }) => id === dite.acteurId)
            const qui = [dite.qui, dite.territoire].filter(Boolean).join(', ')
            return (
              <li key={dite.id} class={`besoin-voix-${dite.genre}`}>
                <p>
                  <strong>{intitules[dite.genre]}</strong>
                  {qui && ` : ${qui}`} <span class="discret">{ilYA(dite.le)}</span>
                </p>
                {acteur && (
                  <p>
                    <a href={urlActeur(acteur)}>{acteur.nom}</a>
                  </p>
                )}
                {dite.texte && <p class="besoin-voix-texte">{dite.texte}</p>}
              </li>
            )
          })}
        </ol>
      )}
      {besoin.etat === 'repondu' && (
        <p>
          La réponse trouvée peut servir ailleurs : <a href="/ressources/contribuer">la raconter en exemple</a>.
        </p>
      )}
    </section>
  )
}
