/** Règles de sécurité de contenu : rien d'écrit dans la page, rien d'ailleurs. */
const csp = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "media-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
]

/** En-têtes de sécurité de toute réponse. `integrable` : la page peut paraître dans l'iframe d'un autre site. */
export function entetesDeSecurite({ integrable = false, https = false } = {}): Record<string, string> {
  const cadre = integrable ? 'frame-ancestors *' : "frame-ancestors 'none'"
  return {
    'content-security-policy': [...csp, cadre].join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(self), payment=(), usb=(), browsing-topics=()',
    'cross-origin-opener-policy': 'same-origin',
    ...(integrable ? {} : { 'x-frame-options': 'DENY' }),
    ...(https ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
  }
}
