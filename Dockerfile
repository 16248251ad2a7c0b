# The package as `npm pack` makes it, on Node alone: docker run --rm -v "$PWD:/work:ro" mimo-doctor check .
FROM node:22-slim AS build
WORKDIR /build
COPY . .
RUN npm ci && npm pack --ignore-scripts && mkdir /package && tar -xzf mimo-doctor-*.tgz -C /package --strip-components=1

FROM node:22-slim
COPY --from=build /package /opt/mimo-doctor
USER node
WORKDIR /work
ENTRYPOINT ["node", "--", "/opt/mimo-doctor/bin/mimo-doctor.cjs"]
