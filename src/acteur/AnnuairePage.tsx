import { Bouton } from '#interface/Bouton.tsx'
import { Champ } from '#interface/Champ.tsx'
import { EtatVide } from '#interface/EtatVide.tsx'
import { Facettes } from '#interface/Facettes.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import { Pagination } from '#interface/Pagination.tsx'
import { nombre, pluriel } from '#socle/texte.ts'
import { ChampTerritoire } from '#territoire/ChampTerritoire.tsx'
import { nomAvecDe, nomDistinct, nomEtCode, urlTerritoire } from '#territoire/territoire.ts'
import { urlAnnuaire } from './annuaire.schema.ts'
import { CarteAnnuaire } from './CarteAnnuaire.tsx'
import { CarteDeVisite } from './CarteDeVisite.tsx'
import type { VueDAnnuaire } from './consulter-annuaire.ts'
import { Exports } from './Exports.tsx'
import { groupesDeFacettes } from './groupes-de-facettes.ts'

/** L'annuaire : chercher, filtrer, voir sur la carte et en liste, emporter. */
export function AnnuairePage({ vue }: { vue: VueDAnnuaire }) {
  const catalyseurs = vue.filtre.catalyseurs
  return (
    <div class="annuaire">
      <FilAriane etapes={[{ libelle: catalyseurs ? 'Catalyseurs' : 'Acteurs' }]} />
      <header class="annuaire-tete">
        <h1>{catalyseurs ? 'Les catalyseurs territoriaux' : 'Les acteurs des territoires'}</h1>
        <p class="chapeau">
          {catalyseurs
            ? 'Des tiers de confiance qui relient des mondes différents, au service de leur territoire.'
            : 'Collectivités, associations, entreprises, académiques, fondations, lieux : celles et ceux qui agissent.'}
        </p>
      </header>
      <form class="annuaire-grille" method="get" action={vue.chemin} role="search" aria-label="Chercher dans l'annuaire">
        <Recherche vue={vue} />
        <aside class="annuaire-filtres" aria-label="Filtres">
          <Facettes
            groupes={groupesDeFacettes(vue)}
            effacer={urlAnnuaire(vue.chemin, { ...vue.url, pratique: [], thematique: [], profil: [], sphere: [], activite: [], odd: [] })}
          />
          {vue.url.filtres !== 'tous' && (
            <p class="annuaire-plus">
              <a href={urlAnnuaire(vue.chemin, vue.url, { filtres: 'tous' })}>
                Plus de filtres : {vue.filtre.catalyseurs && 'profil, '}sphère, activités, ODD
              </a>
            </p>
          )}
        </aside>
        <div class="annuaire-carte">
          <CarteAnnuaire carte={vue.carte} versDepartement={(code) => urlAnnuaire(vue.chemin, vue.url, { territoire: code })} />
        </div>
        <section class="annuaire-liste" aria-labelledby="resultats">
          <Comprehension vue={vue} />
          <h2 id="resultats">{phraseDuTotal(vue)}</h2>
          {vue.page.apercus.length > 0 ? <Liste vue={vue} /> : <Vide vue={vue} />}
        </section>
      </form>
    </div>
  )
}

function Recherche({ vue }: { vue: VueDAnnuaire }) {
  const { q, territoire, tri } = vue.url
  const lieu = vue.lieu.genre === 'trouve' ? nomEtCode(vue.lieu.territoire) : territoire
  return (
    <div class="annuaire-recherche">
      <Champ nom="q" libelle="Que cherchez-vous ?" aide="Un mot, un métier, un nom…" type="search" valeur={q} />
      <ChampTerritoire nom="territoire" libelle="Où ?" aide="Commune, code postal, département…" valeur={lieu} />
      {vue.url.filtres && <input type="hidden" name="filtres" value={vue.url.filtres} />}
      {tri && <input type="hidden" name="tri" value={tri} />}
      <Bouton>Chercher</Bouton>
    </div>
  )
}

/** Ce que l'annuaire a compris quand ce n'est pas mot pour mot : fautes corrigées, lieu ambigu ou inconnu. */
function Comprehension({ vue }: { vue: VueDAnnuaire }) {
  const { lieu, corrections, chemin, url } = vue
  return (
    <>
      {corrections.map(({ de, vers }) => (
        <p key={de} class="annuaire-correction">
          Aucune fiche ne dit « {de} » : nous cherchons aussi « {vers} ».
        </p>
      ))}
      {lieu.genre === 'inconnu' && (
        <Message ton="attention">Nous ne connaissons pas de territoire « {url.territoire} ». Voici les fiches de toute la France.</Message>
      )}
      {lieu.genre === 'choix' && (
        <Message ton="info" titre={`Plusieurs territoires s'appellent « ${url.territoire} »`}>
          <ul class="annuaire-choix">
            {lieu.choix.map((t) => (
              <li key={t.id}>
                <a href={urlAnnuaire(chemin, url, { territoire: nomEtCode(t) })}>{nomDistinct(t)}</a>
              </li>
            ))}
          </ul>
        </Message>
      )}
      {lieu.genre === 'trouve' && (
        <p class="annuaire-lieu">
          Celles et ceux qui ont leur siège ou qui agissent sur le territoire{' '}
          <a href={urlTerritoire(lieu.territoire)}>{nomAvecDe(lieu.territoire)}</a> ·{' '}
          <a href={urlAnnuaire(chemin, url, { territoire: '' })}>toute la France</a>
        </p>
      )}
    </>
  )
}

/** « 12 catalyseurs ». */
export function phraseDuTotal({ page, filtre }: Pick<VueDAnnuaire, 'page' | 'filtre'>): string {
  const quoi = filtre.catalyseurs ? 'catalyseur' : 'acteur'
  if (page.plafonne) return `Plus de ${nombre(page.total)} ${quoi}s : précisez pour tous les voir`
  return pluriel(page.total, quoi, `${quoi}s`)
}

/** « 1 à 24 sur 350 » quand le rang est connu ; sinon le nombre montré. */
export function phraseDeLaPage({ page, url, filtre }: Pick<VueDAnnuaire, 'page' | 'url' | 'filtre'>): string {
  const montrees = page.apercus.length
  const debut = filtre.tri === 'nom' ? (page.precedente ? null : 0) : url.rang
  if (debut === null) return `${nombre(montrees)} fiches sur ${nombre(page.total)}`
  return `${nombre(debut + 1)} à ${nombre(debut + montrees)} sur ${nombre(page.total)}${page.plafonne ? ' au moins' : ''}`
}

function Liste({ vue }: { vue: VueDAnnuaire }) {
  const departements = new Map(vue.carte.fond.departements.map((d) => [d.id, d.nom]))
  return (
    <>
      <Tris vue={vue} />
      <ul class="annuaire-fiches">
        {vue.page.apercus.map((apercu) => (
          <li key={apercu.id} data-point={apercu.slug}>
            <CarteDeVisite
              apercu={apercu}
              referentiel={vue.referentiel}
              departement={apercu.departementId === null ? undefined : departements.get(apercu.departementId)}
            />
          </li>
        ))}
      </ul>
      <Pagination precedente={vue.page.precedente ?? undefined} suivante={vue.page.suivante ?? undefined} resume={phraseDeLaPage(vue)} />
      <Exports vue={vue} />
    </>
  )
}

function Tris({ vue }: { vue: VueDAnnuaire }) {
  const choix = [
    ...(vue.filtre.tsquery ? [['pertinence', 'les plus proches de vos mots'] as const] : []),
    ...(vue.filtre.territoire?.point ? [['proximite', 'du plus près au plus loin'] as const] : []),
    ['nom', 'par nom'] as const,
  ]
  if (choix.length < 2) return null
  return (
    <p class="annuaire-tris">
      Rangés :{' '}
      {choix.map(([tri, libelle]) =>
        tri === vue.filtre.tri ? (
          <strong key={tri} aria-current="true">
            {libelle}
          </strong>
        ) : (
          <a key={tri} href={urlAnnuaire(vue.chemin, vue.url, { tri })}>
            {libelle}
          </a>
        ),
      )}
    </p>
  )
}

function Vide({ vue }: { vue: VueDAnnuaire }) {
  return (
    <EtatVide titre="Personne ici ne répond à tous ces critères">
      <p>Élargissez la recherche, ou signalez qui manque : une fiche se propose en deux minutes.</p>
      <ul>
        {vue.url.territoire && (
          <li>
            <a href={urlAnnuaire(vue.chemin, vue.url, { territoire: '' })}>Chercher dans toute la France</a>
          </li>
        )}
        {vue.filtre.catalyseurs && (
          <li>
            <a href={urlAnnuaire('/acteurs', vue.url)}>Chercher parmi tous les acteurs</a>
          </li>
        )}
        <li>
          <a href={vue.chemin}>Voir toutes les fiches</a>
        </li>
        <li>
          <a href="/acteurs/proposer">Proposer une fiche</a>
        </li>
      </ul>
    </EtatVide>
  )
}
