import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { Comparaison } from '#interface/Comparaison.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import { nomAffiche } from '#membre/membre.ts'
import type { Difference } from '#socle/differer.ts'
import { dateLongue } from '#socle/texte.ts'
import { majuscule } from '../mots.ts'
import type { Etape, Mots } from '../sorte.ts'

type Version = { numero: number; motif: string; le: Date; auteur: string | null }
type Comparee = { de: number; a: number; differences: Difference[] }
type Vue = { titre: string; fil: Etape[]; chemin: string }
type Props = Vue & { versions: Version[]; comparee: Comparee | null }

/** Les versions d'une fiche : qui, quand, pourquoi ; deux d'entre elles côte à côte ; revenir à l'une d'elles. */
export function HistoriquePage({ titre, fil, chemin, versions, comparee }: Props) {
  const derniere = versions[0]?.numero
  return (
    <div class="fiche-historique">
      <FilAriane etapes={fil} />
      <h1>Historique de « {titre} »</h1>
      {versions.length > 1 && <ChoisirDeuxVersions {...{ chemin, versions, comparee }} />}
      {comparee && (
        <Comparaison
          differences={comparee.differences}
          titres={[`Version ${comparee.de}`, `Version ${comparee.a}`]}
          legende={`Ce qui change entre la version ${comparee.de} et la version ${comparee.a}`}
        />
      )}
      <h2>Les versions</h2>
      {versions.length === 0 && <p>Il n'y a pas encore de version gardée.</p>}
      <ol reversed start={derniere} class="fiche-versions">
        {versions.map(({ numero, motif, le, auteur }) => (
          <li key={numero} value={numero}>
            <strong>{dateLongue(le)}</strong>, {motif}
            {motif !== 'contenu fondateur' && `, par ${auteur === null ? 'une personne sans compte' : nomAffiche(auteur)}`}.{' '}
            {numero > 1 && <a href={`${chemin}?de=${numero - 1}&a=${numero}`}>Voir ce qui change (version {numero})</a>}{' '}
            {numero !== derniere && <a href={`${chemin}/${numero}/restaurer`}>Revenir à la version {numero}</a>}
          </li>
        ))}
      </ol>
    </div>
  )
}

function ChoisirDeuxVersions({ chemin, versions, comparee }: { chemin: string; versions: Version[]; comparee: Comparee | null }) {
  const options = versions.map(({ numero, le, motif }) => ({ valeur: numero, libelle: `${numero} : ${dateLongue(le)}, ${motif}` }))
  return (
    <form method="get" action={chemin} class="fiche-choisir-versions">
      <Champ nom="de" libelle="Comparer la version" type="select" options={options} valeur={comparee?.de ?? versions[1]?.numero} />
      <Champ nom="a" libelle="à la version" type="select" options={options} valeur={comparee?.a ?? versions[0]?.numero} />
      <Bouton variante="secondaire">Comparer</Bouton>
    </form>
  )
}

type PropsRestaurer = Vue & { mots: Mots; numero: number; differences: Difference[]; avis: { titre: string; phrase: string } | null }

/** Avant de revenir à une version : ce que cela changera. Rien n'est perdu, la version d'aujourd'hui reste dans l'historique. */
export function RestaurerPage({ titre, fil, chemin, mots, numero, differences, avis }: PropsRestaurer) {
  return (
    <div class="fiche-historique">
      <FilAriane etapes={[...fil.slice(0, -1), { libelle: 'Historique', href: chemin }, { libelle: `Version ${numero}` }]} />
      <h1>Revenir à la version {numero} ?</h1>
      <p>
        {majuscule(mots.la)} « {titre} » reprendra le contenu de la version {numero}. Sa version d'aujourd'hui restera dans l'historique.
      </p>
      {avis && (
        <Message ton="attention" titre={avis.titre}>
          {avis.phrase}
        </Message>
      )}
      <Comparaison differences={differences} titres={["Aujourd'hui", `Version ${numero}`]} legende="Ce qui changera" />
      <form method="post" action={`${chemin}/${numero}/restaurer`} class="fiche-actes">
        <Bouton>Revenir à la version {numero}</Bouton>
        <Bouton variante="discret" href={chemin}>
          Ne rien changer
        </Bouton>
      </form>
    </div>
  )
}
