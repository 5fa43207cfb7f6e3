resource "aws_vpc" "stall" {
  cidr_block = "10.20.0.0/16"
  tags       = { Name = "stall" }
}

resource "aws_internet_gateway" "stall" {
  vpc_id = aws_vpc.stall.id
  tags   = { Name = "stall" }
}

resource "aws_subnet" "web" {
  vpc_id            = aws_vpc.stall.id
  cidr_block        = "10.20.1.0/24"
  availability_zone = "eu-central-1a"
  tags              = { Name = "stall-web", Tier = "application" }
}

resource "aws_subnet" "data" {
  vpc_id            = aws_vpc.stall.id
  cidr_block        = "10.20.2.0/24"
  availability_zone = "eu-central-1a"
  tags              = { Name = "stall-data", Tier = "data" }
}

resource "aws_subnet" "tools" {
  vpc_id            = aws_vpc.stall.id
  cidr_block        = "10.20.3.0/24"
  availability_zone = "eu-central-1a"
  tags              = { Name = "stall-tools", Tier = "tools" }
}

resource "aws_route_table" "web" {
  vpc_id = aws_vpc.stall.id
  tags   = { Name = "stall-web" }
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.stall.id
  }
}

resource "aws_route_table_association" "web" {
  subnet_id      = aws_subnet.web.id
  route_table_id = aws_route_table.web.id
}

resource "aws_security_group" "web" {
  name        = "stall-web"
  description = "Shop front"
  vpc_id      = aws_vpc.stall.id
}

resource "aws_security_group" "database" {
  name        = "stall-database"
  description = "Orders"
  vpc_id      = aws_vpc.stall.id
}

resource "aws_security_group" "tools" {
  name        = "stall-tools"
  description = "Deployment"
  vpc_id      = aws_vpc.stall.id
}

resource "aws_vpc_security_group_egress_rule" "deployment" {
  security_group_id = aws_security_group.tools.id
  cidr_ipv4         = "10.20.0.0/16"
  ip_protocol       = "-1"
}

resource "aws_vpc_security_group_ingress_rule" "deployment" {
  security_group_id = aws_security_group.web.id
  cidr_ipv4         = "10.20.3.0/24"
  ip_protocol       = "tcp"
  from_port         = 8443
  to_port           = 8443
}

resource "aws_vpc_security_group_egress_rule" "orders" {
  security_group_id            = aws_security_group.web.id
  referenced_security_group_id = aws_security_group.database.id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}

resource "aws_vpc_security_group_ingress_rule" "orders" {
  security_group_id            = aws_security_group.database.id
  referenced_security_group_id = aws_security_group.web.id
  ip_protocol                  = "tcp"
  from_port                    = 5432
  to_port                      = 5432
}

resource "aws_instance" "web" {
  ami                         = "ami-0aaa0000000000001"
  instance_type               = "t4g.small"
  subnet_id                   = aws_subnet.web.id
  private_ip                  = "10.20.1.10"
  associate_public_ip_address = false
  vpc_security_group_ids      = [aws_security_group.web.id]
  tags                        = { Name = "stall-web-1" }
}

resource "aws_instance" "database" {
  ami                         = "ami-0aaa0000000000001"
  instance_type               = "t4g.small"
  subnet_id                   = aws_subnet.data.id
  private_ip                  = "10.20.2.10"
  associate_public_ip_address = false
  vpc_security_group_ids      = [aws_security_group.database.id]
  tags                        = { Name = "stall-database-1" }
}

resource "aws_instance" "tools" {
  ami                         = "ami-0aaa0000000000001"
  instance_type               = "t4g.small"
  subnet_id                   = aws_subnet.tools.id
  private_ip                  = "10.20.3.10"
  associate_public_ip_address = false
  vpc_security_group_ids      = [aws_security_group.tools.id]
  tags                        = { Name = "stall-tools-1" }
}
