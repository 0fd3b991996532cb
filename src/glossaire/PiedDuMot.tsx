import { type Mot, urlMot } from './mot.ts'

/** Les mots voisins, et d'où vient celui-ci. */
export function PiedDuMot({ mot, tous }: { mot: Mot; tous: Mot[] }) {
  const voisins = mot.voir.flatMap((code) => tous.find((autre) => autre.code === code) ?? [])
  return (
    <div class="mot-pied">
      {voisins.length > 0 && (
        <p>
          Voir aussi{' '}
          {voisins.map((voisin, rang) => (
            <>
              {rang > 0 && ', '}
              <a href={urlMot(voisin)}>{enMinuscule(voisin.terme)}</a>
            </>
          ))}
        </p>
      )}
      {mot.source && <p class="source">Source : {mot.source}</p>}
    </div>
  )
}

// « Alliance » devient « alliance » dans une phrase ; un sigle garde ses capitales.
const enMinuscule = (terme: string) => (/^\p{Lu}\P{Lu}*$/u.test(terme) ? terme.charAt(0).toLowerCase() + terme.slice(1) : terme)
