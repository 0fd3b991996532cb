import { Bouton, BoutonVers } from '#interface/Bouton.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import { PropositionDeDepart } from '#interface/PropositionDeDepart.tsx'
import { type ContenuDeMot, lecteurs, nomDuLecteur } from './mot.champs.tsx'
import { type Mot, type MotRendu, urlMot } from './mot.ts'

type Props = { mot: MotRendu; tous: Mot[]; modifiable: boolean }

/** Un mot : ce qu'il veut dire, puis comment chacun le lit. */
export function MotPage({ mot, tous, modifiable }: Props) {
  const ici = urlMot(mot)
  const lu = lecteurs.some((lecteur) => mot[lecteur])
  return (
    <article class="mot-page famille-savoir">
      <FilAriane etapes={[{ libelle: 'Glossaire', href: '/glossaire' }, { libelle: mot.terme }]} />
      {mot.retireLe && <Message ton="attention">Ce mot a été retiré du glossaire : seule l'animation le voit encore.</Message>}
      <div class="mot-tete">
        <h1>{mot.terme}</h1>
        <div class="mot-definition" dangerouslySetInnerHTML={{ __html: mot.html }} />
        {mot.formes.length > 0 && <p class="discret">On l'écrit aussi : {mot.formes.join(', ')}.</p>}
      </div>
      {lu && (
        <section aria-labelledby="lectures" class="mot-lectures">
          <h2 id="lectures">Comment chacun le lit</h2>
          <QuatreLectures mot={mot} niveau={3} dessin />
        </section>
      )}
      <PiedDuMot mot={mot} tous={tous} />
      {mot.estProposition && <PropositionDeDepart />}
      {modifiable && (
        <p class="actions">
          <BoutonVers href={`${ici}/modifier`}>Modifier ce mot</BoutonVers>
          <Bouton variante="discret" href={`${ici}/historique`}>
            Ses versions
          </Bouton>
          {mot.retireLe === null && (
            <Bouton variante="discret" href={`${ici}/retirer`}>
              Le retirer
            </Bouton>
          )}
        </p>
      )}
    </article>
  )
}

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

type PropsDeLectures = { mot: ContenuDeMot; niveau: 2 | 3 | 4; dessin?: boolean }

/** Le même mot, lu depuis chaque monde. `dessin` : les fils qui vont du mot à ses lectures. */
export function QuatreLectures({ mot, niveau, dessin = false }: PropsDeLectures) {
  const lues = lecteurs.filter((lecteur) => mot[lecteur])
  if (lues.length === 0) return null
  const Titre = `h${niveau}` as const
  return (
    <div class={`lectures lectures-${lues.length}`}>
      {dessin && <Fils terme={mot.terme} nombre={lues.length} />}
      <ul class="lectures-cartes">
        {lues.map((lecteur) => (
          <li key={lecteur} class={`lecture lecture-${lecteur}`}>
            <Titre class="lecture-qui">
              {nomDuLecteur[lecteur]}
              <span class="visuellement-cache"> lit « {mot.terme} »</span>
            </Titre>
            <p>{mot[lecteur]}</p>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Fils({ terme, nombre }: { terme: string; nombre: number }) {
  const largeur = 400 / nombre
  const milieux = Array.from({ length: nombre }, (_, rang) => largeur * (rang + 0.5))
  return (
    <div class="lectures-fils" aria-hidden="true">
      <span>{terme}</span>
      <svg viewBox="0 0 400 60" preserveAspectRatio="none" aria-hidden="true">
        {milieux.map((x) => (
          <path key={x} d={`M200 0C200 34 ${x} 22 ${x} 60`} vector-effect="non-scaling-stroke" />
        ))}
      </svg>
    </div>
  )
}
