import { LesMots } from '#glossaire/LesMots.tsx'
import { Bouton } from '#interface/Bouton.tsx'
import { dureeEnMots } from '#interface/duree.ts'
import { FilAriane } from '#interface/FilAriane.tsx'
import { Message } from '#interface/Message.tsx'
import { ResumeErreurs } from '#interface/ResumeErreurs.tsx'
import type { MembreConnecte } from '#socle/session.ts'
import { aFaire, type Etape, urlEtape, urlParcours } from '../parcours.ts'
import { BlocLu, Prose } from './BlocLu.tsx'
import { Chemin, Sentier } from './Chemin.tsx'
import type { ContexteDeBloc, Lecture } from './rassembler.ts'
import { OuVontMesReponses, Suivi } from './Suivi.tsx'

type Props = Pick<Lecture, 'parcours' | 'etapes' | 'territoire'> & {
  etape: Etape
  contexte: ContexteDeBloc
  membre: MembreConnecte | null
  enregistre: boolean
}

/** Une étape, seule sur sa page : elle se lit sur un vieux téléphone et un réseau lent. */
export function EtapePage({ parcours, etapes, etape, contexte, territoire, membre, enregistre }: Props) {
  const { cle, titre } = etape.etape
  const { version, faits } = contexte
  return (
    <Suivi slug={parcours.slug} version={version} membre={membre}>
      <FilAriane
        etapes={[
          { libelle: 'Parcours', href: '/parcours' },
          { libelle: parcours.titre, href: `${urlParcours(parcours)}?version=${version}` },
          { libelle: titre },
        ]}
      />
      <header class="etape-tete">
        <Sentier etapes={etapes} faits={faits} courante={cle} />
        <p class="surtitre">
          Étape {etape.rang} sur {etapes.length} · {dureeEnMots(etape.minutes)}
        </p>
        <h1>{titre}</h1>
        <p class="discret" data-mon-territoire="" hidden={territoire === ''}>
          Votre territoire : <strong>{territoire}</strong>
        </p>
      </header>
      {enregistre && <Message ton="succes">C'est gardé dans votre compte.</Message>}
      <ResumeErreurs erreurs={contexte.erreurs} />
      <div class="corps-et-marge etape-corps">
        <div>
          <Prose html={contexte.textes.htmls.get(cle)} />
          {etape.blocs.map((bloc) => (
            <BlocLu key={bloc.cle} bloc={bloc} contexte={contexte} />
          ))}
          <LesMots mots={contexte.textes.mots} />
          <Suite parcours={parcours} etapes={etapes} etape={etape} version={version} membre={membre} />
        </div>
        <nav class="etape-marge suit" aria-label="Les étapes du parcours">
          <h2>Le chemin</h2>
          <Chemin parcours={parcours} etapes={etapes} version={version} faits={faits} courante={cle} />
          <p>
            <a href={`${urlParcours(parcours)}/releve?version=${version}`}>Ma fiche à imprimer</a>
          </p>
        </nav>
      </div>
    </Suivi>
  )
}

type PropsSuite = Pick<Props, 'parcours' | 'etapes' | 'etape' | 'membre'> & { version: ContexteDeBloc['version'] }

function Suite({ parcours, etapes, etape, version, membre }: PropsSuite) {
  const [avant, apres] = [etapes[etape.rang - 2], etapes[etape.rang]]
  const releve = `${urlParcours(parcours)}/releve?version=${version}`
  const suite = apres ? urlEtape(parcours, apres.etape.cle, version) : releve
  const invite = apres ? `J'ai fini, étape suivante : ${apres.etape.titre}` : "J'ai fini le parcours : voir ma fiche"
  return (
    <div class="etape-suite">
      {membre ? (
        <form id="suivi" method="post" action={urlEtape(parcours, etape.etape.cle, version)}>
          <p class="actions">
            <Bouton nom="suite" valeur="continuer">
              {invite}
            </Bouton>
            <Bouton variante="secondaire" nom="suite" valeur="rester">
              Garder et rester ici
            </Bouton>
          </p>
        </form>
      ) : (
        <p>
          <Bouton href={suite} attributs={{ 'data-tout-fait': aFaire(etape).join(' ') }}>
            {invite}
          </Bouton>
        </p>
      )}
      <p data-enregistre="" role="status" class="discret" />
      <OuVontMesReponses membre={membre} slug={parcours.slug} suite={urlEtape(parcours, etape.etape.cle, version)} />
      <nav class="etape-voisines" aria-label="Étapes voisines">
        {avant && (
          <a rel="prev" href={urlEtape(parcours, avant.etape.cle, version)}>
            ← {avant.etape.titre}
          </a>
        )}
        {apres && (
          <a rel="next" href={suite}>
            {apres.etape.titre} →
          </a>
        )}
      </nav>
    </div>
  )
}
