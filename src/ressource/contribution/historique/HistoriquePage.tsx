import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { Comparaison } from '#interface/Comparaison.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { nomAffiche } from '#membre/membre.ts'
import { type Ressource, urlRessource } from '#ressource/ressource.ts'
import type { Difference } from '#socle/differer.ts'
import { dateLongue } from '#socle/texte.ts'

type Version = { numero: number; motif: string; le: Date; auteur: string | null }
type Props = { ressource: Ressource; versions: Version[]; comparee: { de: number; a: number; differences: Difference[] } | null }

/** Les versions d'une ressource : qui, quand, pourquoi ; deux d'entre elles côte à côte ; revenir à l'une d'elles. */
export function HistoriquePage({ ressource, versions, comparee }: Props) {
  const chemin = `${urlRessource(ressource)}/historique`
  const derniere = versions[0]?.numero
  const options = versions.map(({ numero, le, motif }) => ({ valeur: numero, libelle: `${numero} : ${dateLongue(le)}, ${motif}` }))
  return (
    <div class="contribuer">
      <FilAriane
        etapes={[
          { libelle: 'Ressources', href: '/ressources' },
          { libelle: ressource.titre, href: urlRessource(ressource) },
          { libelle: 'Historique' },
        ]}
      />
      <h1>Historique de « {ressource.titre} »</h1>
      {versions.length > 1 && (
        <form method="get" action={chemin} class="fiche-choisir-versions">
          <Champ nom="de" libelle="Comparer la version" type="select" options={options} valeur={comparee?.de ?? versions[1]?.numero} />
          <Champ nom="a" libelle="à la version" type="select" options={options} valeur={comparee?.a ?? derniere} />
          <Bouton variante="secondaire">Comparer</Bouton>
        </form>
      )}
      {comparee && (
        <Comparaison
          differences={comparee.differences}
          titres={[`Version ${comparee.de}`, `Version ${comparee.a}`]}
          legende={`Ce qui change entre la version ${comparee.de} et la version ${comparee.a}`}
        />
      )}
      <h2>Les versions</h2>
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

type PropsRestaurer = { ressource: Ressource; numero: number; differences: Difference[] }

/** Avant de revenir à une version : ce que cela changera. Rien n'est perdu, la version d'aujourd'hui reste dans l'historique. */
export function RestaurerPage({ ressource, numero, differences }: PropsRestaurer) {
  const chemin = `${urlRessource(ressource)}/historique`
  return (
    <div class="contribuer">
      <h1>Revenir à la version {numero} ?</h1>
      <p>
        « {ressource.titre} » reprendra le contenu de la version {numero}. Sa version d'aujourd'hui restera dans l'historique.
      </p>
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
