import type { ComponentChildren } from 'preact'
import { urlActeur } from '#acteur/acteur.ts'
import { LesMots } from '#glossaire/LesMots.tsx'
import { dureeEnMots } from '#interface/duree.ts'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Grille } from '#interface/Grille.tsx'
import { Message } from '#interface/Message.tsx'
import { PropositionDeDepart } from '#interface/PropositionDeDepart.tsx'
import { Section } from '#interface/Section.tsx'
import { FicheDeRessource } from '#ressource/CarteDeRessource.tsx'
import { EtatDeSeance } from './CarteDeSeance.tsx'
import { urlCycle } from './cycle.ts'
import { FaitsDeSeance } from './FaitsDeSeance.tsx'
import type { Intervention } from './programme.tsx'
import type { VueDeSeance } from './rassembler-seance.ts'
import { sorteSeance } from './seance.sorte.ts'
import { urlSeance } from './seance.ts'

type Props = {
  vue: VueDeSeance
  /** Ce qui vient d'être fait. */
  avis?: ComponentChildren
  /** Ce que la personne qui regarde peut y faire. */
  actes?: ComponentChildren
  inscription: ComponentChildren
  /** L'enregistrement et ses chapitres ; les questions. */
  enregistrement?: ComponentChildren
  questions?: ComponentChildren
}

/** La page d'une séance : ce dont on y parle, avec qui, quand ; puis ce qu'il en reste. */
export function SeancePage({ vue, avis, actes, inscription, enregistrement, questions }: Props) {
  const { seance, cycle, textes, moment } = vue
  return (
    <article class="seance">
      <FilAriane
        etapes={[
          { libelle: 'Webinaires', href: '/webinaires' },
          ...(cycle ? [{ libelle: cycle.titre, href: urlCycle(cycle) }] : []),
          { libelle: seance.titre },
        ]}
      />
      {avis}
      <Avertissements vue={vue} />
      <header class="seance-tete">
        <p class="surtitre">
          {seance.genre === 'rencontre' ? 'Rencontre annuelle' : 'Webinaire'}
          {cycle && ` · ${cycle.titre}`} <EtatDeSeance seance={seance} />
        </p>
        <h1>{seance.titre}</h1>
        {seance.question && <p class="seance-question">{seance.question}</p>}
        {seance.resume && <p class="chapeau">{seance.resume}</p>}
        {seance.estProposition && <PropositionDeDepart />}
      </header>
      {/* Quand, où, s'inscrire : d'abord sur un petit écran, à droite sur un grand. */}
      <div class="seance-corps">
        <aside class="seance-cote">
          {actes && <div class="seance-actes">{actes}</div>}
          <FaitsDeSeance vue={vue} />
          {inscription}
        </aside>
        <div class="seance-texte">
          {moment === 'passee' && enregistrement}
          <Prose id="a-retenir" titre="À retenir" html={textes.aRetenir} />
          <Prose id="presentation" titre="Présentation" html={textes.description} />
          <Programme vue={vue} />
          {moment !== 'passee' && enregistrement}
          {questions}
          {seance.source && <p class="discret">Source : {seance.source}</p>}
        </div>
      </div>
      <Ressources vue={vue} />
      <Voisines vue={vue} />
      <LesMots mots={vue.mots} />
    </article>
  )
}

function Avertissements({ vue: { seance } }: { vue: VueDeSeance }) {
  if (seance.etat === 'annulee')
    return (
      <Message ton="attention" titre="Cette séance est annulée">
        {seance.motifAnnulation || "Elle n'aura pas lieu."}
      </Message>
    )
  if (seance.etat === 'annoncee') return null
  return (
    <Message ton="attention" titre={`Séance : ${sorteSeance.etats[seance.etat].libelle.toLowerCase()}`}>
      Elle n'est visible que de l'animation du réseau.
    </Message>
  )
}

function Prose({ id, titre, html }: { id: string; titre: string; html: string }) {
  if (html.trim() === '') return null
  return (
    <Section id={id} titre={titre}>
      <div class="prose" dangerouslySetInnerHTML={{ __html: html }} />
    </Section>
  )
}

/** Le programme, partie après partie, avec qui parle et pour quelle structure. */
function Programme({ vue }: { vue: VueDeSeance }) {
  const { programme } = vue.seance
  if (programme.length === 0) return null
  return (
    <Section id="programme" titre="Programme">
      <ol class="seance-programme">
        {programme.map(({ titre, dureeMinutes, interventions }, rang) => (
          <li key={rang}>
            <h3>
              {titre}
              {dureeMinutes !== null && <span class="seance-duree"> {dureeEnMots(dureeMinutes)}</span>}
            </h3>
            {vue.textes.parties[rang] && <div class="prose" dangerouslySetInnerHTML={{ __html: vue.textes.parties[rang] }} />}
            {interventions.length > 0 && (
              <ul class="seance-intervenants">
                {interventions.map((intervention, place) => (
                  <li key={place}>
                    <QuiParle intervention={intervention} vue={vue} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}

function QuiParle({ intervention: { nom, fonction, structure, acteurId }, vue }: { intervention: Intervention; vue: VueDeSeance }) {
  const acteur = acteurId === null ? undefined : vue.acteurs.get(acteurId)
  const libelle = structure || acteur?.nom
  const organisation = acteur ? <a href={urlActeur(acteur)}>{libelle}</a> : libelle
  return (
    <>
      {nom && <strong>{nom}</strong>}
      {nom && (fonction || libelle) && ', '}
      {fonction}
      {fonction && libelle && ', '}
      {organisation}
    </>
  )
}

function Ressources({ vue: { ressources, referentiel } }: { vue: VueDeSeance }) {
  if (ressources.length === 0) return null
  return (
    <Section id="ressources" titre="Les ressources tirées de cette séance">
      <Grille de={ressources}>{(ressource) => <FicheDeRessource {...{ ressource, referentiel }} />}</Grille>
    </Section>
  )
}

function Voisines({ vue: { voisines, cycle } }: { vue: VueDeSeance }) {
  if (!cycle || (!voisines.avant && !voisines.apres)) return null
  return (
    <nav class="seance-voisines" aria-label={`Les autres séances du cycle ${cycle.titre}`}>
      {voisines.avant && (
        <a href={urlSeance(voisines.avant)} rel="prev">
          <span>Séance précédente</span> {voisines.avant.titre}
        </a>
      )}
      {voisines.apres && (
        <a href={urlSeance(voisines.apres)} rel="next">
          <span>Séance suivante</span> {voisines.apres.titre}
        </a>
      )}
    </nav>
  )
}
