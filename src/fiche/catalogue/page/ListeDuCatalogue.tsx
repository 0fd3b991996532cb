import { EtatVide } from '#interface/EtatVide.tsx'
import { Message } from '#interface/Message.tsx'
import { Pagination } from '#interface/Pagination.tsx'
import type { Pas } from '#socle/salle.ts'
import { nombre, pluriel } from '#socle/texte.ts'
import { avecParametres } from '#socle/urls.ts'
import { nomAvecDe, nomDistinct, nomEtCode, urlTerritoire } from '#territoire/territoire.ts'
import type { Catalogue } from '../catalogue.ts'
import type { Vue } from '../consulter.ts'
import { changer, parametresDeChoix } from '../question/demande.ts'

/** De quoi montrer un aperçu : le lier à son point de carte. */
export type Montree = { id: number; slug: string }
export type Props<A> = { catalogue: Catalogue<A>; vue: Vue<A> }
/** `autrement` : les pas de plus que d'autres salles offrent à qui ne trouve pas. */
export type PropsDePage<A> = Props<A> & { autrement: readonly Pas[] }

// En dessous, la liste peut ne pas être ce que l'on cherchait.
const peu = 4

/** Ce que le catalogue a compris et trouvé : la liste, son ordre, sa suite, ce qu'on en emporte. */
export function ListeDuCatalogue<A extends Montree>({ catalogue, vue, autrement }: PropsDePage<A>) {
  const { Annonce } = catalogue
  return (
    <section class="catalogue-liste" aria-labelledby="resultats">
      {Annonce && <Annonce demande={vue.demande} referentiel={vue.referentiel} />}
      <Comprehension catalogue={catalogue} vue={vue} />
      <h2 id="resultats">{phraseDuTotal(catalogue, vue)}</h2>
      {vue.apercus.length === 0 ? (
        <Vide catalogue={catalogue} vue={vue} autrement={autrement} />
      ) : (
        <>
          <Rangements catalogue={catalogue} vue={vue} />
          <Fiches catalogue={catalogue} vue={vue} niveau={3} />
          {vue.total < peu && autrement.length > 0 && (vue.demande.q || vue.demande.territoire) && (
            <p class="catalogue-autrement">
              Ce n'est pas ce que vous cherchiez ?{' '}
              {autrement.map(({ libelle, href }) => (
                <a key={href} href={href}>
                  {libelle}
                </a>
              ))}
            </p>
          )}
          <Emporter catalogue={catalogue} vue={vue} />
        </>
      )}
    </section>
  )
}

/** Les fiches d'une page de la liste, et ses voisines. */
export function Fiches<A extends Montree>({ catalogue, vue, niveau }: Props<A> & { niveau: 2 | 3 }) {
  const { Carte } = catalogue
  return (
    <>
      <ul class="catalogue-fiches">
        {vue.apercus.map((apercu) => (
          <li key={apercu.id} data-point={vue.carte ? apercu.slug : undefined}>
            <Carte {...{ apercu, niveau }} referentiel={vue.referentiel} />
          </li>
        ))}
      </ul>
      <Pagination precedente={vue.precedente ?? undefined} suivante={vue.suivante ?? undefined} resume={phraseDeLaPage(catalogue, vue)} />
    </>
  )
}

/** « 12 ressources ». */
export function phraseDuTotal<A>({ mots: { une, plusieurs, genre } }: Catalogue<A>, { total, plafonne }: Vue<A>): string {
  if (plafonne) return `Plus de ${nombre(total)} ${plusieurs} : précisez pour ${genre === 'f' ? 'toutes' : 'tous'} les voir`
  return pluriel(total, une, plusieurs)
}

/** « 1 à 24 sur 350 » quand le rang est connu ; sinon le nombre montré. */
function phraseDeLaPage<A>({ mots }: Catalogue<A>, { apercus, total, demande, precedente, plafonne, parCle }: Vue<A>): string {
  const debut = parCle ? (precedente ? null : 0) : demande.rang
  if (debut === null) return `${nombre(apercus.length)} ${mots.fiches} sur ${nombre(total)}`
  return `${nombre(debut + 1)} à ${nombre(debut + apercus.length)} sur ${nombre(total)}${plafonne ? ' au moins' : ''}`
}

// Ce qui n'a pas été compris mot pour mot : fautes corrigées, lieu ambigu ou inconnu.
function Comprehension<A>({ catalogue, vue: { lieu, corrections, chemin, demande } }: Props<A>) {
  const { fiches, ici, partout } = catalogue.mots
  return (
    <>
      {corrections.map(({ de, vers }) => (
        <p key={de} class="catalogue-correction">
          Rien ne dit « {de} » : nous cherchons aussi « {vers} ».
        </p>
      ))}
      {lieu.genre === 'inconnu' && (
        <Message ton="attention">
          Nous ne connaissons pas de territoire « {demande.territoire} ». Voici les {fiches} de toute la France.
        </Message>
      )}
      {lieu.genre === 'choix' && (
        <Message ton="info" titre={`Plusieurs territoires s'appellent « ${demande.territoire} »`}>
          <ul class="catalogue-choix">
            {lieu.choix.map((t) => (
              <li key={t.id}>
                <a href={changer(chemin, demande, { territoire: nomEtCode(t) })}>{nomDistinct(t)}</a>
              </li>
            ))}
          </ul>
        </Message>
      )}
      {lieu.genre === 'trouve' && (
        <p class="catalogue-lieu">
          {ici} <a href={urlTerritoire(lieu.territoire)}>{nomAvecDe(lieu.territoire)}</a> ·{' '}
          <a href={changer(chemin, demande, { territoire: '' })}>{partout}</a>
        </p>
      )}
    </>
  )
}

function Rangements<A>({ catalogue, vue: { question, rangements, demande, chemin } }: Props<A>) {
  if (rangements.length < 2) return null
  return (
    <p class="catalogue-tris">
      {catalogue.mots.genre === 'f' ? 'Rangées' : 'Rangés'} :{' '}
      {rangements.map(({ nom, libelle }) =>
        nom === question.tri ? (
          <strong key={nom} aria-current="true">
            {libelle}
          </strong>
        ) : (
          <a key={nom} href={changer(chemin, demande, { tri: nom })}>
            {libelle}
          </a>
        ),
      )}
    </p>
  )
}

function Emporter<A>({ catalogue, vue: { demande } }: Props<A>) {
  const parametres = parametresDeChoix(demande)
  return (
    <details class="catalogue-emporter">
      <summary>{catalogue.mots.emporter}</summary>
      <ul>
        {catalogue.emports.map(({ extension, libelle, suite }) => (
          <li key={extension}>
            <a href={avecParametres(`${catalogue.fonds.chemin}.${extension}`, parametres)}>{libelle}</a>
            {suite}
          </li>
        ))}
        <li>
          <a href={avecParametres(`/integration${catalogue.fonds.chemin}`, parametres)}>À intégrer sur un autre site</a>, par une simple
          iframe
        </li>
      </ul>
    </details>
  )
}

function Vide<A>({ catalogue, vue, autrement }: PropsDePage<A>) {
  const { titre, phrase, issues } = catalogue.vide
  return (
    <EtatVide titre={titre} niveau={3}>
      <p>{phrase}</p>
      <ul>
        {[...issues(vue), ...autrement].map(({ libelle, href }) => (
          <li key={href}>
            <a href={href}>{libelle}</a>
          </li>
        ))}
      </ul>
    </EtatVide>
  )
}
