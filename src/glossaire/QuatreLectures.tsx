import { lecteurs, type Mot, nomDuLecteur } from './mot.ts'

type Props = { mot: Pick<Mot, 'terme' | 'lectures'>; niveau: 2 | 3 | 4; dessin?: boolean }

/** Le même mot, lu depuis chaque monde. `dessin` : les fils qui vont du mot à ses lectures. */
export function QuatreLectures({ mot, niveau, dessin = false }: Props) {
  const lues = lecteurs.filter((lecteur) => mot.lectures[lecteur])
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
            <p>{mot.lectures[lecteur]}</p>
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
