import { type Acteur, filDeLaFiche } from '#acteur/acteur.ts'
import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { Comparaison } from '#interface/Comparaison.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { nomAffiche } from '#membre/membre.ts'
import type { Difference } from '#socle/differer.ts'
import { dateLongue } from '#socle/texte.ts'

export type LigneDHistorique = { numero: number; motif: string; le: Date; auteur: string | null }
type Props = { fiche: Acteur; versions: LigneDHistorique[]; comparee: { de: number; a: number; differences: Difference[] } | null }

/** Les versions d'une fiche : qui, quand, pourquoi ; deux d'entre elles côte à côte ; revenir à l'une d'elles. */
export function HistoriquePage({ fiche, versions, comparee }: Props) {
  const derniere = versions[0]?.numero
  return (
    <div class="fiche-historique">
      <FilAriane etapes={filDeLaFiche(fiche, 'Historique')} />
      <h1>Historique de « {fiche.nom} »</h1>
      {versions.length > 1 && <ChoisirDeuxVersions {...{ fiche, versions }} de={comparee?.de} a={comparee?.a} />}
      {comparee && (
        <Comparaison
          differences={comparee.differences}
          titres={[`Version ${comparee.de}`, `Version ${comparee.a}`]}
          legende={`Ce qui change entre la version ${comparee.de} et la version ${comparee.a}`}
        />
      )}
      <h2>Les versions</h2>
      {versions.length === 0 && <p>Cette fiche n'a pas encore d'historique.</p>}
      <ol reversed start={derniere} class="fiche-versions">
        {versions.map(({ numero, motif, le, auteur }) => (
          <li key={numero} value={numero}>
            <strong>{dateLongue(le)}</strong>, {motif}, par {auteur === null ? 'une personne sans compte' : nomAffiche(auteur)}.{' '}
            {numero > 1 && (
              <a href={`/acteurs/${fiche.slug}/historique?de=${numero - 1}&a=${numero}`}>Voir ce qui change (version {numero})</a>
            )}{' '}
            {numero !== derniere && <a href={`/acteurs/${fiche.slug}/historique/${numero}/restaurer`}>Revenir à la version {numero}</a>}
          </li>
        ))}
      </ol>
    </div>
  )
}

function ChoisirDeuxVersions({
  fiche,
  versions,
  de,
  a,
}: {
  fiche: Acteur
  versions: LigneDHistorique[]
  de: number | undefined
  a: number | undefined
}) {
  const options = versions.map(({ numero, le, motif }) => ({ valeur: numero, libelle: `${numero} : ${dateLongue(le)}, ${motif}` }))
  return (
    <form method="get" action={`/acteurs/${fiche.slug}/historique`} class="fiche-choisir-versions">
      <Champ nom="de" libelle="Comparer la version" type="select" options={options} valeur={de ?? versions[1]?.numero} />
      <Champ nom="a" libelle="à la version" type="select" options={options} valeur={a ?? versions[0]?.numero} />
      <Bouton variante="secondaire">Comparer</Bouton>
    </form>
  )
}

type PropsRestaurer = { fiche: Acteur; numero: number; differences: Difference[] }

/** Avant de revenir à une version : ce que cela changera. Rien n'est perdu, la version d'aujourd'hui reste dans l'historique. */
export function RestaurerPage({ fiche, numero, differences }: PropsRestaurer) {
  return (
    <div class="fiche-historique">
      <h1>Revenir à la version {numero} ?</h1>
      <p>
        La fiche « {fiche.nom} » reprendra le contenu de la version {numero}. Sa version d'aujourd'hui restera dans l'historique.
      </p>
      <Comparaison differences={differences} titres={["Aujourd'hui", `Version ${numero}`]} legende="Ce qui changera" />
      <form method="post" action={`/acteurs/${fiche.slug}/historique/${numero}/restaurer`} class="fiche-actes">
        <Bouton>Revenir à la version {numero}</Bouton>
        <Bouton variante="discret" href={`/acteurs/${fiche.slug}/historique`}>
          Ne rien changer
        </Bouton>
      </form>
    </div>
  )
}
