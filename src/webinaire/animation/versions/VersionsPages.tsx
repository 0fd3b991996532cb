import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { Comparaison } from '#interface/Comparaison.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import { nomAffiche } from '#membre/membre.ts'
import type { Difference } from '#socle/differer.ts'
import { dateLongue } from '#socle/texte.ts'
import { type Seance, urlSeance } from '#webinaire/seance.ts'

type Version = { numero: number; motif: string; le: Date; auteur: string | null }
type Props = { seance: Seance; versions: Version[]; comparee: { de: number; a: number; differences: Difference[] } | null }

/** Les versions d'une séance : qui, quand, pourquoi ; deux d'entre elles côte à côte ; revenir à l'une d'elles. */
export function VersionsPage({ seance, versions, comparee }: Props) {
  const chemin = `${urlSeance(seance)}/historique`
  const derniere = versions[0]?.numero
  const options = versions.map(({ numero, le, motif }) => ({ valeur: numero, libelle: `${numero} : ${dateLongue(le)}, ${motif}` }))
  return (
    <div class="animation">
      <Fil seance={seance} etapes={[{ libelle: 'Versions' }]} />
      <p class="surtitre">{seance.titre}</p>
      <h1>Les versions de la séance</h1>
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
      <h2>Toutes les versions</h2>
      <ol reversed start={derniere} class="fiche-versions">
        {versions.map(({ numero, motif, le, auteur }) => (
          <li key={numero} value={numero}>
            <strong>{dateLongue(le)}</strong>, {motif}, par {auteur === null ? 'la plateforme' : nomAffiche(auteur)}.{' '}
            {numero > 1 && <a href={`${chemin}?de=${numero - 1}&a=${numero}`}>Voir ce qui change (version {numero})</a>}{' '}
            {numero !== derniere && <a href={`${chemin}/${numero}/restaurer`}>Revenir à la version {numero}</a>}
          </li>
        ))}
      </ol>
    </div>
  )
}

type PropsRestaurer = { seance: Seance; numero: number; differences: Difference[]; previent: boolean }

/** Avant de revenir à une version : ce que cela changera, et qui en sera prévenu. */
export function RestaurerPage({ seance, numero, differences, previent }: PropsRestaurer) {
  const chemin = `${urlSeance(seance)}/historique`
  return (
    <div class="animation">
      <Fil seance={seance} etapes={[{ libelle: 'Versions', href: chemin }, { libelle: `Version ${numero}` }]} />
      <p class="surtitre">{seance.titre}</p>
      <h1>Revenir à la version {numero} ?</h1>
      <p>
        La séance reprendra le contenu de la version {numero}. Son état, son enregistrement et ses inscriptions ne changent pas ; sa version
        d'aujourd'hui restera dans la liste.
      </p>
      {previent && (
        <Message ton="attention" titre="Le rendez-vous change">
          Les personnes inscrites en seront prévenues par courriel.
        </Message>
      )}
      <Comparaison differences={differences} titres={["Aujourd'hui", `Version ${numero}`]} legende="Ce qui changera" />
      {differences.length > 0 && (
        <form method="post" action={`${chemin}/${numero}/restaurer`} class="actions">
          <Bouton>Revenir à la version {numero}</Bouton>
        </form>
      )}
      <Bouton variante="discret" href={chemin}>
        Ne rien changer
      </Bouton>
    </div>
  )
}

type Etape = { libelle: string; href?: string }

function Fil({ seance, etapes }: { seance: Seance; etapes: Etape[] }) {
  const vers = [{ libelle: 'Webinaires', href: '/webinaires' }, { libelle: seance.titre, href: urlSeance(seance) }, ...etapes]
  return <FilAriane etapes={vers} />
}
