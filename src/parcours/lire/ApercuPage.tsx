import { Bouton, BoutonVers } from '#interface/Bouton.tsx'
import { dureeEnMots } from '#interface/duree.ts'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import { PropositionDeDepart } from '#interface/PropositionDeDepart.tsx'
import { Section } from '#interface/Section.tsx'
import type { MembreConnecte } from '#socle/session.ts'
import { pluriel } from '#socle/texte.ts'
import { ChampTerritoire } from '#territoire/ChampTerritoire.tsx'
import { peutComposer } from '../parcours.droits.ts'
import { sorteParcours } from '../parcours.sorte.ts'
import { type Parcours, urlEtape, urlParcours } from '../parcours.ts'
import { etapeOuReprendre } from '../progression/progression.ts'
import { libelleDeLaVersion, minutesDe, type Version, versions } from '../versions.ts'
import { Prose } from './BlocLu.tsx'
import { Chemin, Sentier } from './Chemin.tsx'
import type { Lecture } from './rassembler.ts'
import { OutilsDuNavigateur, OuVontMesReponses, Suivi } from './Suivi.tsx'

type Props = Lecture & {
  membre: MembreConnecte | null
  avis: keyof typeof avisEnMots | undefined
  /** Ce qui ne va pas dans le territoire écrit. */
  erreur?: string
}

/** Un parcours d'un coup d'œil : le but, pour qui, la longueur, les étapes ; commencer ou reprendre. */
export function ApercuPage({ parcours, etapes, version, progression, territoire, presentation, membre, avis, erreur }: Props) {
  const faits = progression?.faits ?? []
  return (
    <Suivi slug={parcours.slug} version={version} membre={membre}>
      <FilAriane etapes={sorteParcours.fil(parcours)} />
      {avis && <Message ton="succes">{avisEnMots[avis]}</Message>}
      {parcours.etat !== 'publie' && (
        <Message ton="attention">
          {sorteParcours.etats[parcours.etat].libelle} : seules les personnes qui composent voient cette page.
        </Message>
      )}
      <p class="surtitre">Parcours · {pluriel(etapes.length, 'étape', 'étapes')}</p>
      <h1>{parcours.titre}</h1>
      <p class="chapeau">{parcours.resume}</p>
      {parcours.estProposition && <PropositionDeDepart />}
      <Versions parcours={parcours} version={version} />
      <div class="corps-et-marge">
        <div>
          <Buts parcours={parcours} presentation={presentation} />
          <h2>
            Les étapes <span class="discret">en {libelleDeLaVersion[version]}</span>
          </h2>
          {etapes.length === 0 && <p>Aucune étape dans cette longueur.</p>}
          <Sentier etapes={etapes} faits={faits} />
          <Chemin parcours={parcours} etapes={etapes} version={version} faits={faits} detaille />
          <p class="discret">{dureeEnMots(minutesDe(parcours.blocs, version))} en tout, à votre rythme et en plusieurs fois.</p>
          {parcours.source && <p class="source">Source : {parcours.source}</p>}
        </div>
        <div class="parcours-marge">
          <Depart {...{ parcours, etapes, version, progression, territoire, membre, erreur }} />
          <Autour parcours={parcours} version={version} membre={membre} />
        </div>
      </div>
      {!membre && <OutilsDuNavigateur />}
    </Suivi>
  )
}

const avisEnMots = {
  adoptee: 'Ce que ce navigateur gardait a rejoint votre compte : vous reprenez où vous en étiez.',
  commence: "C'est noté. Bon chemin !",
  effacee: 'Votre progression et vos réponses sont effacées de votre compte.',
}

function Buts({ parcours, presentation }: Pick<Props, 'parcours' | 'presentation'>) {
  const buts = [
    { id: 'but', titre: 'Au bout du chemin', texte: parcours.but },
    { id: 'pour-qui', titre: 'Pour qui', texte: parcours.pourQui },
  ]
  return (
    <div class="parcours-buts">
      {buts.map(
        ({ id, titre, texte }) =>
          texte && (
            <Section key={id} id={id} titre={titre}>
              <Prose html={presentation.get(texte)} />
            </Section>
          ),
      )}
    </div>
  )
}

function Autour({ parcours, version, membre }: Pick<Props, 'parcours' | 'version' | 'membre'>) {
  const url = urlParcours(parcours)
  return (
    <Section id="autour" titre="Autrement">
      <ul>
        <li>
          <a href={`${url}/groupe?version=${version}`}>Le suivre en équipe</a>, avec des dates communes
        </li>
        <li>
          <a href={`${url}/releve?version=${version}`}>Imprimer la fiche</a> : ce que vous avez fait et écrit, ou des lignes à remplir
        </li>
      </ul>
      {peutComposer(membre) && <BoutonVers href={`${url}/composer`}>Composer ce parcours</BoutonVers>}
    </Section>
  )
}

/** Les trois longueurs, en onglets qui sont des liens ; sous chacune, le temps vraiment compté. */
function Versions({ parcours, version }: { parcours: Parcours; version: Version }) {
  return (
    <nav class="versions" aria-label="Longueur du parcours">
      <ul>
        {versions.map((autre) => (
          <li key={autre}>
            <a href={`${urlParcours(parcours)}?version=${autre}`} aria-current={autre === version ? 'page' : undefined}>
              <span class="versions-nom">{libelleDeLaVersion[autre]}</span>
              <span class="versions-temps">{dureeEnMots(minutesDe(parcours.blocs, autre))} en tout</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Commencer ou reprendre, et nommer une fois son territoire. */
function Depart({ parcours, etapes, version, progression, territoire, membre, erreur }: Omit<Props, 'avis' | 'presentation'>) {
  const suivante = etapeOuReprendre(etapes, progression?.faits ?? [])
  if (!suivante) return null
  const enCours = progression && progression.faits.length > 0
  const href = urlEtape(parcours, suivante.etape.cle, version)
  return (
    <Section id="depart" titre={enCours ? 'Où vous en êtes' : 'Partir'} classe="depart">
      <p data-depart="">
        <Bouton href={href}>{enCours ? `Reprendre : ${suivante.etape.titre}` : 'Commencer'}</Bouton>
      </p>
      {membre ? (
        <form method="post" action={`${urlParcours(parcours)}/suivre`}>
          <input type="hidden" name="version" value={version} />
          <ChampTerritoire
            libelle="Votre territoire"
            valeur={territoire}
            erreur={erreur}
            aide="Facultatif : vos exercices et votre fiche en parlent."
          />
          <Bouton variante="secondaire">Garder mon territoire</Bouton>
        </form>
      ) : (
        <div data-avec-script="" data-territoire="" hidden>
          <ChampTerritoire libelle="Votre territoire" aide="Facultatif : vos exercices et votre fiche en parlent." />
        </div>
      )}
      <OuVontMesReponses membre={membre} slug={parcours.slug} suite={urlParcours(parcours)} />
      {progression && (
        <details>
          <summary>Tout recommencer</summary>
          <form method="post" action={`${urlParcours(parcours)}/effacer`}>
            <p>Votre progression et vos réponses à ce parcours seront effacées de votre compte, sans retour.</p>
            <Bouton variante="danger">Effacer mes réponses</Bouton>
          </form>
        </details>
      )}
    </Section>
  )
}
